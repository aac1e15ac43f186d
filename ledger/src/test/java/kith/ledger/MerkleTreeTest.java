package kith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The known answers are those of Certificate Transparency's own tests (google/certificate-transparency, merkle_tree_test). */
class MerkleTreeTest {

    private static final List<Hash> KNOWN_LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(data -> Hash.leaf(HexFormat.of().parseHex(data)))
            .toList();

    private static final List<String> KNOWN_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_roots_are_those_of_certificate_transparency() {
        for (int size = 0; size < KNOWN_ROOTS.size(); size++) {
            assertThat(MerkleTree.root(KNOWN_LEAVES.subList(0, size)).hex()).isEqualTo(KNOWN_ROOTS.get(size));
        }
    }

    @Test
    void the_frontier_gives_the_roots_of_certificate_transparency() {
        for (int size = 0; size < KNOWN_ROOTS.size(); size++) {
            assertThat(Frontier.EMPTY.plus(KNOWN_LEAVES.subList(0, size)).root().hex()).isEqualTo(KNOWN_ROOTS.get(size));
        }
    }

    @Test
    void the_proofs_are_those_of_certificate_transparency() {
        assertThat(MerkleTree.inclusion(KNOWN_LEAVES, 0).path()).extracting(Hash::hex).containsExactly(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(MerkleTree.consistency(KNOWN_LEAVES, 6).path()).extracting(Hash::hex).containsExactly(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_leaf_of_every_size_has_a_proof_and_it_proves_no_other_leaf_place_or_root() {
        for (int size = 1; size <= 65; size++) {
            List<Hash> leaves = leaves(size, size);
            Hash root = MerkleTree.root(leaves);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = MerkleTree.inclusion(leaves, index);
                Hash leaf = leaves.get(index);
                assertThat(proof.proves(leaf, root)).isTrue();
                assertThat(proof.proves(leaves.get((index + 1) % size), root)).isEqualTo(size == 1);
                assertThat(proof.proves(leaf, Hash.leaf(new byte[] {1}))).isFalse();
                assertThat(new InclusionProof(size, size, proof.path()).proves(leaf, root)).isFalse();
                for (int other = 0; other < size; other++) {
                    assertThat(new InclusionProof(other, size, proof.path()).proves(leaf, root)).isEqualTo(other == index);
                }
                for (int at = 0; at < proof.path().size(); at++) {
                    assertThat(new InclusionProof(index, size, without(proof.path(), at)).proves(leaf, root)).isFalse();
                    assertThat(new InclusionProof(index, size, with(proof.path(), at, leaf)).proves(leaf, root)).isFalse();
                }
                assertThat(new InclusionProof(index, size, longer(proof.path(), leaf)).proves(leaf, root)).isFalse();
            }
        }
    }

    @Test
    void every_earlier_size_has_a_consistency_proof_and_it_proves_no_other_past() {
        for (int size = 0; size <= 65; size++) {
            List<Hash> leaves = leaves(7 * size + 1, size);
            Hash root = MerkleTree.root(leaves);
            for (int earlier = 0; earlier <= size; earlier++) {
                ConsistencyProof proof = MerkleTree.consistency(leaves, earlier);
                Hash earlierRoot = MerkleTree.root(leaves.subList(0, earlier));
                Hash otherRoot = Hash.leaf(new byte[] {2});
                assertThat(proof.proves(earlierRoot, root)).isTrue();
                assertThat(proof.proves(otherRoot, root)).isFalse();
                if (earlier > 0) {
                    // An empty past is continued by every later tree: there the later root is not examined.
                    assertThat(proof.proves(earlierRoot, otherRoot)).isFalse();
                }
                for (int at = 0; at < proof.path().size(); at++) {
                    assertThat(new ConsistencyProof(earlier, size, without(proof.path(), at)).proves(earlierRoot, root)).isFalse();
                    assertThat(new ConsistencyProof(earlier, size, with(proof.path(), at, otherRoot)).proves(earlierRoot, root)).isFalse();
                }
                assertThat(new ConsistencyProof(earlier, size, longer(proof.path(), otherRoot)).proves(earlierRoot, root)).isFalse();
            }
        }
    }

    @Test
    void the_frontier_equals_the_reference_however_the_leaves_are_batched_and_however_often_it_is_stored() {
        Random random = new Random(6962);
        for (int round = 0; round < 200; round++) {
            List<Hash> leaves = leaves(round, random.nextInt(300));
            Frontier frontier = Frontier.EMPTY;
            int added = 0;
            while (added < leaves.size()) {
                int next = Math.min(leaves.size(), added + 1 + random.nextInt(40));
                frontier = Frontier.parse(frontier.text()).plus(leaves.subList(added, next));
                added = next;
                assertThat(frontier.root()).isEqualTo(MerkleTree.root(leaves.subList(0, added)));
                assertThat(frontier.size()).isEqualTo(added);
                assertThat(frontier.peaks()).hasSize(Integer.bitCount(added));
            }
        }
    }

    @Test
    void a_stored_frontier_that_was_cut_or_spelt_otherwise_is_refused() {
        String text = Frontier.EMPTY.plus(leaves(1, 5)).text();
        assertThat(Frontier.parse(text).text()).isEqualTo(text);
        for (String damaged : List.of(
                "", text.substring(1), text.substring(0, text.length() - 1), text.substring(0, text.length() - 64), text + " ",
                text.replace(" 5 ", " 05 "), text.replace(" 5 ", " 4 "), text.toUpperCase(java.util.Locale.ROOT))) {
            assertThatThrownBy(() -> Frontier.parse(damaged)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_proof_for_a_leaf_or_a_past_that_does_not_exist_is_refused() {
        List<Hash> leaves = leaves(1, 3);
        assertThatThrownBy(() -> MerkleTree.inclusion(leaves, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.inclusion(leaves, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(leaves, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(new ConsistencyProof(4, 3, List.of()).proves(leaves.get(0), leaves.get(0))).isFalse();
    }

    private static List<Hash> leaves(long seed, int size) {
        Random random = new Random(seed);
        return Stream.generate(() -> {
                    byte[] data = new byte[random.nextInt(50) + 8];
                    random.nextBytes(data);
                    return Hash.leaf(data);
                })
                .limit(size)
                .toList();
    }

    private static List<Hash> without(List<Hash> path, int at) {
        List<Hash> shorter = new ArrayList<>(path);
        shorter.remove(at);
        return shorter;
    }

    private static List<Hash> with(List<Hash> path, int at, Hash other) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(at, other);
        return changed;
    }

    private static List<Hash> longer(List<Hash> path, Hash last) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
