//go:build race

package main

func raceDetector() bool { return true }
