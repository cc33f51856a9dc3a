package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
)

// policy lets a browser load what this server serves and nothing else: even a report that
// got a script into the markup could not run it, and nothing could send a report away.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; " +
	"frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

// NewToken returns a token of 130 random bits.
func NewToken() string { return rand.Text() }

// guard puts all that protects the server around its handlers. From the outside: a panic is
// a plain answer; every answer forbids to keep it; requests that name another host are a
// trick to get a browser to speak to this machine (DNS rebinding); requests that other sites
// make a browser send are refused; bodies and times are bounded.
func (s *Server) guard(h http.Handler, l limits) http.Handler {
	h = bounded(h, l)
	h = crossOrigin(h)
	h = s.known(h)
	h = sealed(h)
	return calm(h)
}

// calm answers a panic like any other failure. What the panic says may be text of a report,
// so nobody is told.
func calm(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				refuse(w, failure{http.StatusInternalServerError, "internal", "程序内部出错，这次没有查成，请反馈给开发者"})
			}
		}()
		h.ServeHTTP(w, r)
	})
}

// sealed forbids browsers to keep answers, to guess what they are, to tell others where they
// came from and to load anything else.
func sealed(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.ServeHTTP(w, r)
	})
}

// known refuses requests that name a host other than this one.
func (s *Server) known(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.Host(r.Host) {
			refuse(w, failure{http.StatusForbidden, "host", "这个地址不能使用，请用启动时显示的地址"})
			return
		}
		h.ServeHTTP(w, r)
	})
}

// crossOrigin refuses what other sites make a browser send.
func crossOrigin(h http.Handler) http.Handler {
	p := http.NewCrossOriginProtection()
	p.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, failure{http.StatusForbidden, "origin", "不接受其他网站发来的请求"})
	}))
	return p.Handler(h)
}

// bounded bounds the size and the time of requests.
func bounded(h http.Handler, l limits) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, l.body)
		ctx, cancel := context.WithTimeout(r.Context(), l.deadline)
		defer cancel()
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

// byAddress demands the token in the address.
func (s *Server) byAddress(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !same(r.PathValue("token"), s.Token) {
			refuse(w, failure{http.StatusUnauthorized, "token", "地址不完整或已经过期，请用启动时显示的完整地址"})
			return
		}
		h(w, r)
	}
}

// byHeader demands the token in the header Authorization, as programs send it.
func (s *Server) byHeader(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") || !same(token, s.Token) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, failure{http.StatusUnauthorized, "token", "请求头缺少 Authorization: Bearer 令牌，或令牌不对；令牌是启动时显示的地址的最后一段"})
			return
		}
		h(w, r)
	}
}

// same compares in a time that tells nothing of where the two differ. No token is the same
// as none.
func same(given, token string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1 && token != ""
}
