package dev.incidentledger.query.transparency;

import dev.incidentledger.http.ProblemException;
import dev.incidentledger.log.Checkpoint;
import dev.incidentledger.log.Hash;
import dev.incidentledger.log.SignedNote;
import dev.incidentledger.log.Tree;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody needs to check the log without trusting us: checkpoints, keys, tiles, proofs. Nothing of it tells what an event says. */
@RestController
class LogController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Text that any reader shows as it is. */
    private static final String TEXT = "text/plain;charset=utf-8";

    private final Checkpoints checkpoints;
    private final SealedTree sealed;

    LogController(Checkpoints checkpoints, SealedTree sealed) {
        this.checkpoints = checkpoints;
        this.sealed = sealed;
    }

    @GetMapping(path = "/log/checkpoint", produces = TEXT)
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(latest().toString());
    }

    /** The keys that ever signed, a line each, the newest first. */
    @GetMapping(path = "/.well-known/incident-ledger-log-keys", produces = TEXT)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(checkpoints.publicKeys().stream().map(key -> key + "\n").reduce("", String::concat));
    }

    /** A full tile of C2SP tlog-tiles. */
    @GetMapping(path = "/log/tile/{level}/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> tile(@PathVariable int level, @PathVariable String path) {
        var asked = AskedTile.parse(level, path.substring(1)).orElseThrow(LogController::noTile);
        long size = signedSize();
        var hashes = sealed.tile(asked.tile()).filter(_ -> asked.isIn(size)).orElseThrow(LogController::noTile);
        return ResponseEntity.ok().cacheControl(FOR_EVER).body(Arrays.copyOf(hashes, asked.width() * Hash.SIZE));
    }

    /**
     * @param position of the event, from 1
     * @param size of the tree that it is proven to be in; the newest checkpoint's if absent
     */
    @GetMapping("/log/proof/inclusion")
    InclusionProof inclusion(@RequestParam long position, @RequestParam(required = false) @Nullable Long size) {
        var tree = signedTree();
        long inTree = size == null ? tree.size() : size;
        if (position < 1 || position > inTree) {
            throw ProblemException.notFound(
                    "NOT_IN_THE_LOG", "There is no event %d among the first %d.".formatted(position, inTree));
        }
        return asked(() -> new InclusionProof(
                position,
                inTree,
                tree.leaf(position - 1, inTree).toBase64(),
                tree.root(inTree).toBase64(),
                texts(tree.inclusion(position - 1, inTree).hashes())));
    }

    /**
     * @param from size of the older tree
     * @param to size of the newer one; the newest checkpoint's if absent
     */
    @GetMapping("/log/proof/consistency")
    ConsistencyProof consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        var tree = signedTree();
        long newer = to == null ? tree.size() : to;
        return asked(() -> new ConsistencyProof(
                from,
                newer,
                tree.root(from).toBase64(),
                tree.root(newer).toBase64(),
                texts(tree.consistency(from, newer).hashes())));
    }

    /** @param hashes from the leaf up, in Base64 as all others */
    record InclusionProof(long position, long size, String leaf, String root, List<String> hashes) {}

    /** @param hashes in the order of RFC 9162, in Base64 as all others */
    record ConsistencyProof(long from, long to, String fromRoot, String toRoot, List<String> hashes) {}

    private SignedNote latest() {
        return checkpoints
                .latest()
                .orElseThrow(() -> ProblemException.notFound("NO_CHECKPOINT", "Nothing has been signed yet."));
    }

    private long signedSize() {
        return Checkpoint.parse(latest().text()).size();
    }

    private Tree signedTree() {
        return new Tree(signedSize(), sealed);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException notInTheTree) {
            throw ProblemException.notFound("NOT_IN_THE_LOG", "%s.".formatted(notInTheTree.getMessage()));
        }
    }

    private static ProblemException noTile() {
        return ProblemException.notFound("NOT_FOUND", "There is no such tile under the newest checkpoint.");
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toBase64).toList();
    }
}
