package dev.incidentledger.log;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be asked of a tree that somebody keeps as tiles: roots and proofs, of its whole size and of every smaller one. Each question
 * reads its tiles at once, at most three for every 256-fold of its size.
 *
 * @param size its leaves
 */
public record Tree(long size, Tiles tiles) {

    /** Where the tiles are kept. A tile that is missing fails the question by an {@link IllegalStateException}. */
    @FunctionalInterface
    public interface Tiles {

        /** @return for each, its hashes, 32 bytes each: at least as many as it has in the tree that is asked */
        Map<Tile, byte[]> read(Set<Tile> tiles);
    }

    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no %d leaves".formatted(size));
        }
    }

    /** @throws IllegalArgumentException when the tree never had that size */
    public Hash root(long ofSize) {
        checkSize(ofSize);
        return ofSize == 0
                ? Hash.of(new byte[0])
                : hashes(List.of(new Range(0, ofSize))).getFirst();
    }

    /** @throws IllegalArgumentException when the leaf is not among the first {@code ofSize}, or the tree never had that size */
    public Hash leaf(long index, long ofSize) {
        checkLeaf(index, ofSize);
        return hashes(List.of(new Range(index, index + 1))).getFirst();
    }

    /**
     * @param index of a leaf, from 0
     * @throws IllegalArgumentException when the leaf is not among the first {@code ofSize}, or the tree never had that size
     */
    public Proof inclusion(long index, long ofSize) {
        checkLeaf(index, ofSize);
        return new Proof(hashes(Range.beside(index, ofSize)));
    }

    /** @throws IllegalArgumentException when the older size is the larger one, or the tree never had one of them */
    public Proof consistency(long older, long newer) {
        checkSize(newer);
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException(
                    "A tree of %d leaves is not the beginning of one of %d".formatted(older, newer));
        }
        return new Proof(hashes(older == 0 ? List.of() : Range.between(older, newer)));
    }

    private List<Hash> hashes(List<Range> ranges) {
        var subtrees = ranges.stream().map(Range::subtrees).toList();
        var read = tiles.read(Tile.under(subtrees.stream().flatMap(List::stream).toList()));
        return subtrees.stream()
                .map(beside -> Subtree.join(beside, subtree -> {
                    var tile = Tile.under(subtree);
                    return tile.hashOf(subtree, needed(tile, read));
                }))
                .toList();
    }

    static byte[] needed(Tile tile, Map<Tile, byte[]> read) {
        var hashes = read.get(tile);
        if (hashes == null) {
            throw new IllegalStateException("The tree lacks its tile %d/%d".formatted(tile.level(), tile.index()));
        }
        return hashes;
    }

    private void checkLeaf(long index, long ofSize) {
        checkSize(ofSize);
        if (index < 0 || index >= ofSize) {
            throw new IllegalArgumentException("There is no leaf %d in a tree of %d".formatted(index, ofSize));
        }
    }

    private void checkSize(long asked) {
        if (asked < 0 || asked > size) {
            throw new IllegalArgumentException("The tree has %d leaves, not %d".formatted(size, asked));
        }
    }
}
