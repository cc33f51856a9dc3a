package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// understandsColor switches on the escape sequences of a console, which older ones print
// as they are.
func understandsColor(file *os.File) bool {
	console := windows.Handle(file.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
