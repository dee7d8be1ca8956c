package dev.incidentledger.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Shows by a few hashes that a leaf is in a tree, or that one tree is the beginning of another.
 *
 * @param hashes from the leaves' side up
 */
public record Proof(List<Hash> hashes) {

    public Proof {
        hashes = List.copyOf(hashes);
    }

    /**
     * Whether the leaf with this index, counted from 0, is in the tree of that size and root (RFC 9162, 2.1.3.2).
     *
     * @return false for whatever does not fit, too
     */
    public boolean includes(Hash leaf, long index, long size, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var path = hashes.iterator();
        var hash = leaf;
        long last = size - 1;
        for (long at = index; last > 0; at >>= 1, last >>= 1) {
            boolean isRight = (at & 1) == 1;
            if (!isRight && at == last) {
                continue;
            }
            if (!path.hasNext()) {
                return false;
            }
            hash = isRight ? Hash.ofNode(path.next(), hash) : Hash.ofNode(hash, path.next());
        }
        return !path.hasNext() && hash.equals(root);
    }

    /**
     * Whether the tree of the older size and root is the beginning of the newer one (RFC 9162, 2.1.4.2). A tree is its own beginning,
     * and the empty tree is everybody's, both without a single hash.
     *
     * @return false for whatever does not fit, too
     */
    public boolean extendsTree(long olderSize, Hash olderRoot, long newerSize, Hash newerRoot) {
        if (olderSize < 0 || olderSize > newerSize) {
            return false;
        }
        if (olderSize == 0) {
            return hashes.isEmpty() && olderRoot.equals(Hash.of(new byte[0]));
        }
        if (olderSize == newerSize) {
            return hashes.isEmpty() && olderRoot.equals(newerRoot);
        }
        var path = new ArrayList<>(hashes);
        if (Long.bitCount(olderSize) == 1) {
            path.addFirst(olderRoot);
        }
        return !path.isEmpty() && extendsTree(path.iterator(), olderRoot, olderSize, newerRoot, newerSize);
    }

    private static boolean extendsTree(
            Iterator<Hash> path, Hash olderRoot, long olderSize, Hash newerRoot, long newerSize) {
        long older = olderSize - 1;
        long newer = newerSize - 1;
        while ((older & 1) == 1) {
            older >>= 1;
            newer >>= 1;
        }
        var olderHash = path.next();
        var newerHash = olderHash;
        while (path.hasNext()) {
            if (newer == 0) {
                return false;
            }
            var hash = path.next();
            if ((older & 1) == 1 || older == newer) {
                olderHash = Hash.ofNode(hash, olderHash);
                newerHash = Hash.ofNode(hash, newerHash);
                while ((older & 1) == 0 && older != 0) {
                    older >>= 1;
                    newer >>= 1;
                }
            } else {
                newerHash = Hash.ofNode(newerHash, hash);
            }
            older >>= 1;
            newer >>= 1;
        }
        return newer == 0 && olderHash.equals(olderRoot) && newerHash.equals(newerRoot);
    }
}
