// Package ooxml reads Word documents (.docx) and changes them byte-exactly.
//
// A .docx file is a zip file of XML parts. [Open] opens it within limits that no report
// reaches and every bomb does; [Package.Read] returns the text as a reader of Word sees
// it, automatic numbers included, with a map back to the bytes of the part it came from.
// What is written is spliced into those bytes: nothing is ever marshalled anew, so that
// all else in the file stays as it is.
//
// The package imports the standard library only and knows nothing of reports.
package ooxml

import "fmt"

// The causes of an [Error]. They are stable: programs may rely on them.
const (
	Damaged     = "damaged"     // a .docx file, but broken
	TooLarge    = "too-large"   // beyond the limits, as bombs are
	Encrypted   = "encrypted"   // needs a password
	Encoding    = "encoding"    // a part in an encoding that no program writes
	Unsupported = "unsupported" // a package, but no document of Word
)

// An Error says why a file could not be read or written.
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

// The cures that the messages name.
const (
	saveAgain = "请用Word或WPS打开，另存为.docx后再检查"
	fetchNew  = "请重新获取文件，或用Word、WPS的“打开并修复”另存后再检查"
)
