//go:build !windows

package main

import "os"

// understandsColor is about the consoles of Windows; other terminals all do.
func understandsColor(*os.File) bool { return true }
