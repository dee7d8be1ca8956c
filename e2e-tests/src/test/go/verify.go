// Checks a running log with what the Go project wrote for its own, golang.org/x/mod/sumdb, and nothing of ours: the newest checkpoint,
// every tile under it, a proof for each event, and that an older checkpoint is its beginning. Prints how many events that were.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	log.SetFlags(0)
	url, key, older := os.Args[1], os.Args[2], os.Args[3]
	size, err := verify(url, key, []byte(older))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(size)
}

func verify(url, key string, older []byte) (int64, error) {
	text, err := read(url + "/log/checkpoint")
	if err != nil {
		return 0, err
	}
	newest, err := open(text, key)
	if err != nil {
		return 0, err
	}
	kept, err := open(older, key)
	if err != nil {
		return 0, err
	}
	if err := consistent(url, kept, newest); err != nil {
		return 0, err
	}
	tiles := tlog.TileHashReader(newest, &served{url})
	root, err := tlog.TreeHash(newest.N, tiles)
	if err != nil {
		return 0, err
	}
	if root != newest.Hash {
		return 0, errors.New("the tiles have another root")
	}
	for index := int64(0); index < newest.N; index++ {
		if err := included(url, index, newest, tiles); err != nil {
			return 0, fmt.Errorf("event %d: %w", index+1, err)
		}
	}
	return newest.N, nil
}

func open(text []byte, key string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("no checkpoint of the log that the key is named after")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func consistent(url string, older, newer tlog.Tree) error {
	var proof struct{ Hashes tlog.TreeProof }
	if err := ask(&proof, "%s/log/proof/consistency?from=%d&to=%d", url, older.N, newer.N); err != nil {
		return err
	}
	return tlog.CheckTree(proof.Hashes, newer.N, newer.Hash, older.N, older.Hash)
}

func included(url string, index int64, tree tlog.Tree, tiles tlog.HashReader) error {
	var proof struct {
		Leaf   tlog.Hash
		Hashes tlog.RecordProof
	}
	if err := ask(&proof, "%s/log/proof/inclusion?position=%d&size=%d", url, index+1, tree.N); err != nil {
		return err
	}
	leaves, err := tiles.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	if err != nil {
		return err
	}
	if leaves[0] != proof.Leaf {
		return errors.New("the tile has another leaf than the proof")
	}
	return tlog.CheckRecord(proof.Hashes, tree.N, tree.Hash, index, proof.Leaf)
}

func ask(answer interface{}, format string, args ...interface{}) error {
	text, err := read(fmt.Sprintf(format, args...))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, answer)
}

func read(url string) ([]byte, error) {
	answer, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", url, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// The tiles of a log, as tlog-tiles serves them: their height is not in the path.
type served struct{ url string }

func (s *served) Height() int { return 8 }

func (s *served) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		text, err := read(s.url + "/log/tile/" + strings.TrimPrefix(tile.Path(), "tile/8/"))
		if err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, nil
}

func (s *served) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
