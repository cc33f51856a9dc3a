package web

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"time"
)

// minToken is how many characters a token must have that somebody chose.
const minToken = 16

// Listen listens on an address. The token is the one that somebody chose, or empty: an address
// that other machines reach is refused without. The error is a Chinese sentence.
func Listen(address, token string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("地址“%s”不对，请写成 127.0.0.1:8080 的样子", address)
	}
	switch {
	case token == "" && !loopback(host):
		return nil, fmt.Errorf("地址“%s”别的机器也能连上：请用 --token 指定一个不少于%d个字符的令牌，或者改用 127.0.0.1", address, minToken)
	case token != "" && len(token) < minToken:
		return nil, fmt.Errorf("令牌太短，容易被猜中：--token 要不少于%d个字符", minToken)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("不能使用地址 %s，可能已被别的程序占用，请换一个端口", address)
	}
	return l, nil
}

// loopback reports whether only this machine reaches a host.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.Unmap().IsLoopback()
}

// Hosts returns which hosts requests may name that come to a server: the address it was told
// to listen on, the one that became of it, and the names of this machine where it is reached
// by them. A name that somebody else could point at this machine is none of them. Where the
// server listens on all addresses, every number is one: only names can be pointed elsewhere.
func Hosts(asked, address string) func(host string) bool {
	own, port, _ := net.SplitHostPort(address)
	named, _, _ := net.SplitHostPort(asked)
	ip, err := netip.ParseAddr(own)
	everywhere := err == nil && ip.IsUnspecified()
	allowed := map[string]bool{net.JoinHostPort(own, port): true, net.JoinHostPort(strings.ToLower(named), port): true}
	if everywhere || loopback(own) {
		for _, h := range []string{"127.0.0.1", "localhost", "::1"} {
			allowed[net.JoinHostPort(h, port)] = true
		}
	}
	if name, err := os.Hostname(); err == nil && everywhere {
		allowed[net.JoinHostPort(strings.ToLower(name), port)] = true
	}
	return func(host string) bool {
		host = strings.ToLower(host)
		if port == "80" && !strings.Contains(host, ":") {
			host += ":80" // browsers leave it out
		}
		a, err := netip.ParseAddrPort(host)
		return allowed[host] || everywhere && err == nil && fmt.Sprint(a.Port()) == port
	}
}

// Serve answers requests until the context ends.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	s := newHTTP(h)
	stopped := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(stopped)
		last, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if s.Shutdown(last) != nil {
			s.Close()
		}
	})
	if err := s.Serve(l); err != http.ErrServerClosed {
		return err
	}
	<-stopped
	return nil
}

// newHTTP returns a server that waits for nobody long and logs nothing.
func newHTTP(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ErrorLog: log.New(io.Discard, "", 0), MaxHeaderBytes: 32 << 10,
		ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 3 * time.Minute, IdleTimeout: 2 * time.Minute,
	}
}
