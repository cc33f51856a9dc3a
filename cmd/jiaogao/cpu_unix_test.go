//go:build unix

package main

import (
	"syscall"
	"time"
)

// spent returns the processor time of this process: other work of the machine does not
// count, as it does on the clock.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
