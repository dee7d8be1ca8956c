package dev.incidentledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ROOT = "nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI=";

    @Test
    void is_three_lines() {
        var text = "status.example.com/log\n20852163\n" + ROOT + "\n";
        var checkpoint = Checkpoint.parse(text);

        assertThat(checkpoint.origin()).isEqualTo("status.example.com/log");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.root().toBase64()).isEqualTo(ROOT);
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    @Test
    void may_be_followed_by_lines_that_are_not_ours() {
        assertThat(Checkpoint.parse("log\n0\n" + ROOT + "\nmore\n").size()).isZero();
        assertThat(Checkpoint.parse("log\n7\n" + ROOT + "\n" + "more\n".repeat(12_000))
                        .size())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n1\n",
                "log\n01\n" + ROOT + "\n",
                "log\n-1\n" + ROOT + "\n",
                "log\n9999999999999999999\n" + ROOT + "\n",
                "log\n1\n" + ROOT,
                "log\n1\nnND\n",
                "log\n1\nnND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeJ=\n",
                "\n1\n" + ROOT + "\n",
                "a log\n1\n" + ROOT + "\n"
            })
    void takes_no_broken_text(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
