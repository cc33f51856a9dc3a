package input

import "fmt"

// The causes of an [Error]. They are stable: programs may rely on them.
const (
	Empty       = "empty"       // nothing to read: no text at all
	Binary      = "binary"      // neither text nor a known kind of file
	BadEncoding = "encoding"    // text whose characters cannot be made out
	TooLarge    = "too-large"   // beyond what a report can be
	Encrypted   = "encrypted"   // needs a password
	Unsupported = "unsupported" // a known kind of file that no format reads
	Damaged     = "damaged"     // a kind of file that a format reads, but broken
	NoText      = "no-text"     // pages without text: pictures of them
	Timeout     = "timeout"     // it took too long to read
)

// An Error says why a file could not be read.
type Error struct {
	Cause   string // one of the constants of this package
	Message string // Chinese, names the cure; the caller adds the name of the file
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// fail returns an error with a message made like fmt.Sprintf does.
func fail(cause, format string, args ...any) *Error {
	return &Error{cause, fmt.Sprintf(format, args...)}
}
