package dev.incidentledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

    /** The reference tree of Certificate Transparency: its entries, in hexadecimal. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private final Map<Tile, byte[]> kept = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void has_the_roots_of_the_reference_tree(long size, String root) {
        var tree = tree(referenceLeaves());

        assertThat(tree.root(size).toHex()).isEqualTo(root);
        assertThat(GrowingTree.from(new Tree(size, tree.tiles())).root().toHex())
                .isEqualTo(root);
    }

    /** The reference's own proofs, in its own words: leaf and size counted from 1. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'",
        "6, 8, 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'",
        "3, 3, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'"
    })
    void proves_inclusion_as_the_reference_does(long leaf, long size, String hashes) {
        assertThat(tree(referenceLeaves()).inclusion(leaf - 1, size).hashes()).isEqualTo(hashes(hashes));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, ''",
        "1, 8, '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'",
        "6, 8, '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'",
        "2, 5, '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'"
    })
    void proves_consistency_as_the_reference_does(long older, long newer, String hashes) {
        assertThat(tree(referenceLeaves()).consistency(older, newer).hashes()).isEqualTo(hashes(hashes));
    }

    /** The example of RFC 9162, 2.1.5: seven leaves d0 to d6, and the nodes that it gives names. */
    @Test
    void proves_what_the_example_of_the_rfc_shows() {
        var tree = tree(leaves(7));
        var d = leaves(7);
        var g = Hash.ofNode(d.get(0), d.get(1));
        var h = Hash.ofNode(d.get(2), d.get(3));
        var i = Hash.ofNode(d.get(4), d.get(5));
        var k = Hash.ofNode(g, h);
        var l = Hash.ofNode(i, d.get(6));

        assertThat(tree.inclusion(0, 7).hashes()).containsExactly(d.get(1), h, l);
        assertThat(tree.inclusion(3, 7).hashes()).containsExactly(d.get(2), g, l);
        assertThat(tree.inclusion(4, 7).hashes()).containsExactly(d.get(5), d.get(6), k);
        assertThat(tree.inclusion(6, 7).hashes()).containsExactly(i, k);
        assertThat(tree.consistency(3, 7).hashes()).containsExactly(d.get(2), d.get(3), g, l);
        assertThat(tree.consistency(4, 7).hashes()).containsExactly(l);
        assertThat(tree.consistency(6, 7).hashes()).containsExactly(i, d.get(6), k);
    }

    @Test
    void proves_every_leaf_in_every_tree_up_to_seventy_leaves() {
        var leaves = leaves(70);
        var tree = tree(leaves);
        for (int size = 1; size <= 70; size++) {
            var root = tree.root(size);
            for (int index = 0; index < size; index++) {
                var proof = tree.inclusion(index, size);
                assertThat(proof.includes(leaves.get(index), index, size, root)).isTrue();
                assertThat(proof.includes(leaves.get((index + 1) % 70), index, size, root))
                        .isFalse();
                assertThat(proof.includes(leaves.get(index), index, size, tree.root(size - 1)))
                        .isFalse();
                assertThat(proof.includes(leaves.get(index), size, size, root)).isFalse();
                assertThat(proof.includes(leaves.get(index), -1, size, root)).isFalse();
            }
        }
    }

    @Test
    void proves_every_older_tree_the_beginning_of_every_newer_one_up_to_seventy_leaves() {
        var tree = tree(leaves(70));
        for (int newer = 0; newer <= 70; newer++) {
            for (int older = 0; older <= newer; older++) {
                var proof = tree.consistency(older, newer);
                var root = tree.root(newer);
                assertThat(proof.extendsTree(older, tree.root(older), newer, root))
                        .isTrue();
                assertThat(proof.extendsTree(older, Hash.of(new byte[1]), newer, root))
                        .isFalse();
                assertThat(older > 0 && proof.extendsTree(older, tree.root(older), newer, Hash.of(new byte[1])))
                        .isFalse();
                assertThat(proof.extendsTree(newer + 1, root, newer, root)).isFalse();
                assertThat(proof.extendsTree(-1, root, newer, root)).isFalse();
            }
        }
    }

    @Test
    void takes_no_proof_with_a_hash_too_many_too_few_or_changed() {
        var leaves = leaves(70);
        var tree = tree(leaves);
        var inclusion = tree.inclusion(41, 70).hashes();
        var consistency = tree.consistency(41, 70).hashes();

        for (var hashes : spoiled(inclusion)) {
            assertThat(new Proof(hashes).includes(leaves.get(41), 41, 70, tree.root(70)))
                    .isFalse();
        }
        for (var hashes : spoiled(consistency)) {
            assertThat(new Proof(hashes).extendsTree(41, tree.root(41), 70, tree.root(70)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {255, 256, 257, 511, 65_535, 65_536, 65_537, 100_000})
    void goes_on_from_its_tiles_as_if_it_had_never_stopped(long size) {
        var whole = GrowingTree.empty();
        var stopped = GrowingTree.empty();
        var random = new Random(size);
        for (long i = 0; i < size + 300; i++) {
            var leaf = leaf(i);
            whole.add(leaf);
            stopped.add(leaf);
            if (i == size || random.nextInt(40_000) == 0) {
                kept.putAll(stopped.takeChanged());
                stopped = GrowingTree.from(new Tree(stopped.size(), this::read));
            }
        }
        kept.putAll(stopped.takeChanged());
        var tree = new Tree(stopped.size(), this::read);

        assertThat(stopped.size()).isEqualTo(whole.size());
        assertThat(stopped.root()).isEqualTo(whole.root()).isEqualTo(tree.root(whole.size()));
        for (long index : new long[] {0, size / 2, size - 1, size + 299}) {
            assertThat(tree.inclusion(index, tree.size()).includes(leaf(index), index, tree.size(), whole.root()))
                    .isTrue();
        }
        assertThat(tree.consistency(size / 3 + 1, tree.size())
                        .extendsTree(size / 3 + 1, tree.root(size / 3 + 1), tree.size(), whole.root()))
                .isTrue();
    }

    @Test
    void says_what_it_does_not_have() {
        var tree = tree(leaves(7));

        assertThatThrownBy(() -> tree.root(8)).hasMessage("The tree has 7 leaves, not 8");
        assertThatThrownBy(() -> tree.inclusion(5, 5)).hasMessage("There is no leaf 5 in a tree of 5");
        assertThatThrownBy(() -> tree.consistency(6, 5))
                .hasMessage("A tree of 6 leaves is not the beginning of one of 5");
    }

    private static Stream<List<Hash>> spoil(List<Hash> hashes) {
        return IntStream.range(0, hashes.size()).boxed().flatMap(i -> {
            var without = new ArrayList<>(hashes);
            without.remove((int) i);
            var changed = new ArrayList<>(hashes);
            changed.set(i, Hash.of(new byte[] {1}));
            var twice = new ArrayList<>(hashes);
            twice.add(i, hashes.get(i));
            return Stream.of(without, changed, twice);
        });
    }

    private static List<List<Hash>> spoiled(List<Hash> hashes) {
        return Stream.concat(spoil(hashes), Stream.of(List.<Hash>of())).toList();
    }

    private Tree tree(List<Hash> leaves) {
        var growing = GrowingTree.empty();
        leaves.forEach(growing::add);
        kept.putAll(growing.takeChanged());
        return new Tree(growing.size(), this::read);
    }

    private Map<Tile, byte[]> read(Set<Tile> tiles) {
        var read = new HashMap<Tile, byte[]>();
        tiles.forEach(tile -> read.put(tile, kept.get(tile)));
        return read;
    }

    private static List<Hash> referenceLeaves() {
        return ENTRIES.stream()
                .map(entry -> Hash.ofLeaf(HexFormat.of().parseHex(entry)))
                .toList();
    }

    private static List<Hash> leaves(int count) {
        return LongStream.range(0, count).mapToObj(TreeTest::leaf).toList();
    }

    private static Hash leaf(long number) {
        return Hash.ofLeaf(Long.toString(number).getBytes(UTF_8));
    }

    private static List<Hash> hashes(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" "))
                        .map(hash -> Hash.at(HexFormat.of().parseHex(hash), 0))
                        .toList();
    }
}
