package dev.incidentledger.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tree at its right edge: takes leaves, knows its root, and says which tiles changed. Not for several threads. */
public final class GrowingTree {

    /** Of each level of tiles, the one that is not full. */
    private final List<Edge> edges = new ArrayList<>();

    private final Map<Tile, byte[]> changed = new HashMap<>();
    private long size;

    private GrowingTree(long size) {
        this.size = size;
    }

    public static GrowingTree empty() {
        return new GrowingTree(0);
    }

    /** Goes on where a tree stands. */
    public static GrowingTree from(Tree tree) {
        var growing = new GrowingTree(tree.size());
        var unfinished = Tile.unfinished(tree.size());
        var read = tree.tiles().read(Set.copyOf(unfinished));
        for (var tile : unfinished) {
            growing.edge(tile.level()).fill(Tree.needed(tile, read), tile.widthIn(tree.size()));
        }
        return growing;
    }

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        size++;
        append(0, leaf);
    }

    public Hash root() {
        @Nullable Hash root = null;
        for (var edge : edges) {
            for (var subtree : Subtree.over(0, edge.width).reversed()) {
                var hash = edge.hashOf(subtree);
                root = root == null ? hash : Hash.ofNode(hash, root);
            }
        }
        return root == null ? Hash.of(new byte[0]) : root;
    }

    /** @return of each tile that changed since this was asked last, all its hashes, 32 bytes each */
    public Map<Tile, byte[]> takeChanged() {
        var taken = new HashMap<>(changed);
        changed.clear();
        for (int level = 0; level < edges.size(); level++) {
            var edge = edges.get(level);
            if (edge.isChanged) {
                taken.put(Tile.next(level, size), edge.copy());
                edge.isChanged = false;
            }
        }
        return taken;
    }

    private void append(int level, Hash hash) {
        var edge = edge(level);
        edge.add(hash);
        if (edge.width == Tile.WIDTH) {
            changed.put(Tile.next(level, size - 1), edge.copy());
            var above = Tile.root(edge.hashes, 0, Tile.WIDTH);
            edge.clear();
            append(level + 1, above);
        }
    }

    private Edge edge(int level) {
        while (edges.size() <= level) {
            edges.add(new Edge());
        }
        return edges.get(level);
    }

    private static final class Edge {

        private final byte[] hashes = new byte[Tile.WIDTH * Hash.SIZE];
        private int width;
        private boolean isChanged;

        void fill(byte[] from, int count) {
            System.arraycopy(from, 0, hashes, 0, count * Hash.SIZE);
            width = count;
        }

        void add(Hash hash) {
            hash.copyTo(hashes, width++ * Hash.SIZE);
            isChanged = true;
        }

        void clear() {
            width = 0;
            isChanged = false;
        }

        byte[] copy() {
            return Arrays.copyOf(hashes, width * Hash.SIZE);
        }

        Hash hashOf(Subtree subtree) {
            return Tile.root(hashes, (int) (subtree.index() << subtree.level()), 1 << subtree.level());
        }
    }
}
