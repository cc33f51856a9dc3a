package lsp

import (
	"encoding/json"
	"path/filepath"
	"slices"
)

// A client is what is known of the editor.
type client struct {
	root          string // the folder that is open, or empty
	encoding      encoding
	related       bool // shows the places that belong to a diagnostic
	versions      bool // takes edits for a version of a document
	markdown      bool // shows Markdown in hovers
	tree          bool // takes symbols as a tree
	showsDocument bool // goes to a place on request
	configuration bool // answers questions for settings
	watches       bool // takes a list of files to watch
	refreshes     bool // asks for code lenses again on request
}

// initializeParams is what an editor tells of itself.
type initializeParams struct {
	RootURI          string `json:"rootUri"`
	WorkspaceFolders []struct {
		URI string `json:"uri"`
	} `json:"workspaceFolders"`
	Options      json.RawMessage `json:"initializationOptions"`
	Capabilities struct {
		General struct {
			PositionEncodings []encoding `json:"positionEncodings"`
		} `json:"general"`
		Workspace struct {
			Configuration bool `json:"configuration"`
			CodeLens      struct {
				Refresh bool `json:"refreshSupport"`
			} `json:"codeLens"`
			WorkspaceEdit struct {
				DocumentChanges bool `json:"documentChanges"`
			} `json:"workspaceEdit"`
			Watched struct {
				Dynamic bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
		Window struct {
			ShowDocument struct {
				Support bool `json:"support"`
			} `json:"showDocument"`
		} `json:"window"`
		TextDocument struct {
			Publish struct {
				Related bool `json:"relatedInformation"`
			} `json:"publishDiagnostics"`
			Hover struct {
				ContentFormat []string `json:"contentFormat"`
			} `json:"hover"`
			DocumentSymbol struct {
				Tree bool `json:"hierarchicalDocumentSymbolSupport"`
			} `json:"documentSymbol"`
		} `json:"textDocument"`
	} `json:"capabilities"`
}

// client draws the conclusions. Of the ways to count characters the editor's first choice
// that we know is taken.
func (p *initializeParams) client() client {
	has, text := &p.Capabilities, &p.Capabilities.TextDocument
	c := client{
		encoding:      utf16,
		related:       text.Publish.Related,
		versions:      has.Workspace.WorkspaceEdit.DocumentChanges,
		markdown:      len(text.Hover.ContentFormat) == 0 || slices.Contains(text.Hover.ContentFormat, "markdown"),
		tree:          text.DocumentSymbol.Tree,
		showsDocument: has.Window.ShowDocument.Support,
		configuration: has.Workspace.Configuration,
		watches:       has.Workspace.Watched.Dynamic,
		refreshes:     has.Workspace.CodeLens.Refresh,
	}
	known := func(e encoding) bool { return e == utf16 || e == utf8s || e == utf32 }
	if i := slices.IndexFunc(has.General.PositionEncodings, known); i >= 0 {
		c.encoding = has.General.PositionEncodings[i]
	}
	c.root = filePath(p.RootURI)
	if len(p.WorkspaceFolders) > 0 {
		c.root = filePath(p.WorkspaceFolders[0].URI)
	}
	return c
}

func (c *session) initialize(params json.RawMessage) (any, error) {
	var p initializeParams
	if err := json.Unmarshal(params, &p); err != nil {
		return nil, fail(invalidParams, "%v", err)
	}
	c.client, c.opened = p.client(), true
	c.configure(p.Options)
	type object = map[string]any
	return object{
		"serverInfo": object{"name": "jiaogao", "version": c.server.Version},
		"capabilities": object{
			"positionEncoding":       c.client.encoding,
			"textDocumentSync":       object{"openClose": true, "change": 2, "save": true},
			"hoverProvider":          true,
			"codeActionProvider":     object{"codeActionKinds": []string{quickFix, fixAll}},
			"documentSymbolProvider": true,
			"codeLensProvider":       object{},
			"definitionProvider":     true,
			"executeCommandProvider": object{"commands": []string{measuresCommand}},
		},
	}, nil
}

// initialized asks for what only a request can bring: settings, and word of files that
// change outside the editor.
func (c *session) initialized() {
	c.pull()
	if !c.client.watches {
		return
	}
	type object = map[string]any
	watchers := []object{{"globPattern": "**/*.toml"}}
	c.ask("client/registerCapability", object{"registrations": []object{{
		"id": "rules", "method": "workspace/didChangeWatchedFiles", "registerOptions": object{"watchers": watchers},
	}}}, nil)
}

// pull asks for the settings.
func (c *session) pull() {
	if !c.client.configuration {
		return
	}
	type object = map[string]any
	c.ask("workspace/configuration", object{"items": []object{{"section": "jiaogao"}}}, func(result json.RawMessage) {
		var answers []json.RawMessage
		if json.Unmarshal(result, &answers) == nil && len(answers) == 1 {
			c.configure(answers[0])
		}
	})
}

// configure takes over settings. They may stand below the name of the program. Null says
// nothing.
func (c *session) configure(settings json.RawMessage) {
	var named struct {
		Jiaogao json.RawMessage `json:"jiaogao"`
	}
	if json.Unmarshal(settings, &named) == nil && len(named.Jiaogao) > 0 {
		settings = named.Jiaogao
	}
	if len(settings) == 0 || string(settings) == "null" {
		return
	}
	var s Settings
	if err := json.Unmarshal(settings, &s); err != nil {
		c.warn("校稿的设置写法不对，没有采用：type、minSeverity 是一段文字，packs、skip 是几段文字的列表。")
		return
	}
	if c.client.root != "" {
		for i, p := range s.Packs {
			if path := filepath.Join(c.client.root, p); !filepath.IsAbs(p) && exists(path) {
				s.Packs[i] = path
			}
		}
	}
	c.books.configure(s)
	c.recheck()
}
