package folder

import "syscall"

// mountSmall makes the folder a disk of 1 MiB.
func mountSmall(dir string) error { return syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m") }

func unmountSmall(dir string) { syscall.Unmount(dir, 0) }
