//go:build !linux

package folder

import "errors"

func mountSmall(string) error { return errors.New("not on this system") }

func unmountSmall(string) {}
