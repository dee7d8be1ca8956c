package dev.incidentledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** The example in the documentation of Go's golang.org/x/mod/sumdb/note. */
    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final SignerKey SIGNER = SignerKey.parse(PRIVATE + "\n" + PUBLIC);

    @Test
    void signs_as_others_do() {
        var note = SignedNote.parse(NOTE);

        assertThat(SignedNote.sign(note.text(), List.of(SIGNER))).hasToString(NOTE);
        assertThat(note.isSignedBy(List.of(VerifierKey.parse(PUBLIC)))).isTrue();
    }

    @Test
    void is_signed_by_nobody_else() {
        var stranger = SignerKey.generate("PeterNeumann").verifier();

        assertThat(SignedNote.parse(NOTE).isSignedBy(List.of(stranger))).isFalse();
        assertThat(SignedNote.parse(NOTE).isSignedBy(List.of())).isFalse();
        assertThat(SignedNote.parse(NOTE.replace("answer", "Answer")).isSignedBy(List.of(SIGNER.verifier())))
                .isFalse();
        assertThat(SignedNote.parse(NOTE.replace("x08go/ZJ", "x08go/ZK")).isSignedBy(List.of(SIGNER.verifier())))
                .isFalse();
    }

    @Test
    void may_have_several_signers_while_a_key_is_replaced() {
        var next = SignerKey.generate("PeterNeumann");
        var note = SignedNote.sign("text\n", List.of(SIGNER, next));

        assertThat(SignedNote.parse(note.toString())).hasToString(note.toString());
        assertThat(note.isSignedBy(List.of(SIGNER.verifier()))).isTrue();
        assertThat(note.isSignedBy(List.of(next.verifier()))).isTrue();
        assertThat(note.isSignedBy(List.of(SignerKey.generate("another").verifier(), next.verifier())))
                .isTrue();
    }

    @Test
    void is_false_when_one_of_its_known_signatures_is() {
        var next = SignerKey.generate("PeterNeumann");
        var other = SignedNote.sign("other\n", List.of(next));
        var mixed = new SignedNote(
                "text\n",
                List.of(
                        SignedNote.sign("text\n", List.of(SIGNER)).signatures().getFirst(),
                        other.signatures().getFirst()));

        assertThat(mixed.isSignedBy(List.of(SIGNER.verifier()))).isTrue();
        assertThat(mixed.isSignedBy(List.of(SIGNER.verifier(), next.verifier())))
                .isFalse();
    }

    @Test
    void keeps_its_keys_as_text() {
        var key = SignerKey.generate("status.example.com/log");

        assertThat(SignerKey.parse(key.toText()).toText()).isEqualTo(key.toText());
        assertThat(SIGNER.toText()).isEqualTo(PRIVATE + "\n" + PUBLIC + "\n");
        assertThat(SIGNER).hasToString(PUBLIC);
        assertThat(VerifierKey.parse(PUBLIC)).isEqualTo(SIGNER.verifier()).hasSameHashCodeAs(SIGNER.verifier());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=",
                "PeterNeumann+c74f20a3+AhpcQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void takes_no_broken_key(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignerKey.parse(PRIVATE + "\n" + text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_no_halves_that_do_not_belong_together_and_tells_no_secret() {
        var other = SignerKey.generate("PeterNeumann").verifier();

        assertThatThrownBy(() -> SignerKey.parse(PRIVATE + "\n" + other))
                .hasMessage("The private key and the public one below it do not belong together");
        assertThatThrownBy(() -> SignerKey.parse(PRIVATE)).hasMessageNotContaining("AYEKFALV");
        assertThatThrownBy(() -> SignerKey.parse(PRIVATE.replace("KEY", "KEy") + "\n" + PUBLIC))
                .hasMessageNotContaining("AYEKFALV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\nPeterNeumann x08go/ZJ\n",
                "text\n\n\u2014 PeterNeumann\n",
                "text\n\n\u2014 PeterNeumann %%%%\n",
                "text\n\n\u2014 PeterNeumann x08goA==",
                "text\n\n\u2014 PeterNeumann x08g\n",
                "te\tt\n\n\u2014 PeterNeumann x08goA==\n",
                "te\rt\n\n\u2014 PeterNeumann x08goA==\n"
            })
    void takes_no_broken_note(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void may_have_many_lines() {
        var note = SignedNote.sign("line\n".repeat(12_000), List.of(SIGNER));

        assertThat(SignedNote.parse(note.toString()).isSignedBy(List.of(SIGNER.verifier())))
                .isTrue();
        assertThatThrownBy(() -> Checkpoint.parse(note.text())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_no_note_without_an_end() {
        assertThatThrownBy(() -> SignedNote.parse("text\n\n" + "\u2014 n x08goA==\n".repeat(101)))
                .hasMessage("A signed note has at most 100 signatures");
        assertThatThrownBy(() -> SignedNote.parse("x".repeat(70_000) + NOTE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
