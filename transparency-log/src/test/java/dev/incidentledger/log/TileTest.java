package dev.incidentledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({"0, 000", "67, 067", "1000, x001/000", "1234067, x001/x234/067"})
    void has_its_index_in_groups_of_three_digits(long index, String path) {
        assertThat(new Tile(2, index).path()).isEqualTo(path);
        assertThat(Tile.parse(2, path)).isEqualTo(new Tile(2, index));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "67",
                "0067",
                "001/067",
                "x000/067",
                "x001/x067",
                "x001/",
                "../067",
                "-01",
                "x999/x999/x999/x999/x999/x999/999"
            })
    void takes_no_other_path(String path) {
        assertThatThrownBy(() -> Tile.parse(0, path)).hasMessage("There is no tile " + path);
    }

    @Test
    void knows_how_many_hashes_it_has_in_a_tree() {
        assertThat(new Tile(0, 0).widthIn(70_000)).isEqualTo(256);
        assertThat(new Tile(0, 273).widthIn(70_000)).isEqualTo(112);
        assertThat(new Tile(0, 274).widthIn(70_000)).isZero();
        assertThat(new Tile(1, 1).widthIn(70_000)).isEqualTo(17);
        assertThat(new Tile(2, 0).widthIn(70_000)).isEqualTo(1);
        assertThat(new Tile(3, 0).widthIn(70_000)).isZero();
        assertThat(Tile.unfinished(70_000)).containsExactly(new Tile(0, 273), new Tile(1, 1), new Tile(2, 0));
        assertThat(Tile.unfinished(65_536)).containsExactly(new Tile(2, 0));
        assertThat(Tile.unfinished(0)).isEmpty();
    }
}
