// Package doc is the model of a report: its text, the places its text came from,
// and its outline.
//
// All offsets are bytes. A [Span] points into [Document.Source], the text a reader can
// open. A [Text] is prose: markup, hard line breaks and indentation are gone from it,
// yet every byte still knows the source bytes it stands for. A check sees only Texts, so
// it can neither trip over markup nor lose its place.
//
// The package imports the standard library only.
package doc
