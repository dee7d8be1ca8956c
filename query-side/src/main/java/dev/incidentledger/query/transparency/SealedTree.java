package dev.incidentledger.query.transparency;

import dev.incidentledger.log.Hash;
import dev.incidentledger.log.Tile;
import dev.incidentledger.log.Tree;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables that hold the tree. */
@Component
class SealedTree implements Tree.Tiles {

    private final JdbcClient db;

    SealedTree(JdbcClient db) {
        this.db = db;
    }

    Tree tree() {
        return new Tree(size(), this);
    }

    long size() {
        return db.sql("select size from query.log_tree").query(Long.class).single();
    }

    /** For the rest of this transaction, which need not be durable at once; empty while another one has it. */
    OptionalLong lockSize() {
        db.sql("set local synchronous_commit = off").update();
        return db.sql("select size from query.log_tree for update skip locked").query(Long.class).optional().stream()
                .mapToLong(size -> size)
                .findFirst();
    }

    @Override
    public Map<Tile, byte[]> read(Set<Tile> tiles) {
        var read = new HashMap<Tile, byte[]>();
        db.sql("""
                        select level, index, hashes from query.log_tile
                        join unnest(?::int[], ?::bigint[]) as wanted (level, index) using (level, index)
                        """).params(levels(tiles), indexes(tiles)).query(row -> {
            read.put(new Tile(row.getInt(1), row.getLong(2)), row.getBytes(3));
        });
        return read;
    }

    /** The leaves of events by their positions, as far as they are sealed. */
    Map<Long, Hash> leavesAt(Set<Long> positions) {
        var tiles = read(positions.stream().map(SealedTree::tileOf).collect(Collectors.toSet()));
        var leaves = new HashMap<Long, Hash>();
        for (long position : positions) {
            var hashes = tiles.getOrDefault(tileOf(position), new byte[0]);
            int offset = (int) ((position - 1) % Tile.WIDTH) * Hash.SIZE;
            if (offset < hashes.length) {
                leaves.put(position, Hash.at(hashes, offset));
            }
        }
        return leaves;
    }

    private static Tile tileOf(long position) {
        return new Tile(0, (position - 1) / Tile.WIDTH);
    }

    /** The newest leaf of each aggregate that has one. */
    Map<String, Hash> leaves(Collection<String> aggregateIds) {
        var leaves = new HashMap<String, Hash>();
        db.sql("select aggregate_id, leaf from query.log_chain where aggregate_id = any (?)")
                .param(aggregateIds.toArray(String[]::new))
                .query(row -> {
                    leaves.put(row.getString(1), Hash.at(row.getBytes(2), 0));
                });
        return leaves;
    }

    /** To be called by whoever has {@link #lockSize() locked} the size. */
    void save(long size, Map<Tile, byte[]> tiles, Map<String, Hash> leaves) {
        db.sql("""
                        insert into query.log_tile (level, index, hashes) select * from unnest(?::int[], ?::bigint[], ?::bytea[])
                        on conflict (level, index) do update set hashes = excluded.hashes
                        """)
                .params(
                        levels(tiles.keySet()),
                        indexes(tiles.keySet()),
                        tiles.values().toArray(byte[][]::new))
                .update();
        db.sql("""
                        insert into query.log_chain (aggregate_id, leaf) select * from unnest(?::text[], ?::bytea[])
                        on conflict (aggregate_id) do update set leaf = excluded.leaf
                        """)
                .params(
                        leaves.keySet().toArray(String[]::new),
                        leaves.values().stream().map(Hash::toBytes).toArray(byte[][]::new))
                .update();
        db.sql("update query.log_tree set size = ?").param(size).update();
    }

    Optional<byte[]> tile(Tile tile) {
        return Optional.ofNullable(read(Set.of(tile)).get(tile));
    }

    private static Integer[] levels(Set<Tile> tiles) {
        return tiles.stream().map(Tile::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(Set<Tile> tiles) {
        return tiles.stream().map(Tile::index).toArray(Long[]::new);
    }
}
