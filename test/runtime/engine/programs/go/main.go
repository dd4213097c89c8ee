// A plain Go program for GOOS=wasip1: arguments, environment, files, sockets, goroutines, sleep, exit code.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"time"
)

func main() {
	fmt.Println("arguments:", os.Args[1:], "A =", os.Getenv("A"))

	_, err := os.Open("/etc/passwd")
	var errno syscall.Errno
	fmt.Println("open:", errors.As(err, &errno), int(errno))
	fmt.Println("write:", os.WriteFile("made", []byte("x"), 0o600) != nil)
	_, err = net.Dial("tcp", "127.0.0.1:80")
	fmt.Println("dial:", err != nil)

	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fmt.Println("read:", lines.Text())
	}

	start := time.Now()
	done := make(chan string)
	go func() {
		time.Sleep(30 * time.Millisecond)
		done <- "slept"
	}()
	fmt.Println(<-done, time.Since(start) >= 30*time.Millisecond)
	fmt.Fprintln(os.Stderr, "to standard error")
	os.Exit(3)
}
