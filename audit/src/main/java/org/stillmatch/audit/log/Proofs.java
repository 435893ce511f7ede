package org.stillmatch.audit.log;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.audit.merkle.InclusionProof;
import org.stillmatch.audit.merkle.Leaves;
import org.stillmatch.audit.merkle.MerkleTree;

/// Proves that entries are in the log without reading all of it each time.
///
/// A block is 1,024 entries. The tree over the entries is the tree over the roots of blocks, with the blocks' own
/// trees below; a block that is full does not change any more, so its root is kept in memory.
final class Proofs {
    private static final int BLOCK = 1024;
    private static final int FETCHED = 10_000;

    private final JdbcClient client;
    private final List<Hash> full = new ArrayList<>();

    Proofs(JdbcClient client) {
        this.client = client;
    }

    /// That entry `index` is in the log of this size. Within a transaction, as rows come by and by.
    synchronized InclusionProof inclusion(long index, long size) {
        int blocks = Math.toIntExact((size + BLOCK - 1) / BLOCK);
        readUpTo(Math.toIntExact(size / BLOCK));
        List<Hash> roots = new ArrayList<>(full.subList(0, Math.toIntExact(size / BLOCK)));
        if (roots.size() < blocks) {
            List<Hash> rest = hashes((long) roots.size() * BLOCK, size);
            roots.add(new MerkleTree(Leaves.of(rest), rest.size()).root());
        }
        long from = index / BLOCK * BLOCK;
        List<Hash> block = hashes(from, Math.min(from + BLOCK, size));
        List<Hash> path = new ArrayList<>(new MerkleTree(Leaves.of(block), block.size())
                .inclusion(index - from)
                .path());
        path.addAll(new MerkleTree(Leaves.of(roots), blocks)
                .inclusion(index / BLOCK)
                .path());
        return new InclusionProof(index, size, path);
    }

    private void readUpTo(int blocks) {
        if (full.size() >= blocks) {
            return;
        }
        CompactRange[] block = {new CompactRange()};
        client.sql("select hash from audit_leaf where index >= ? and index < ? order by index")
                .params((long) full.size() * BLOCK, (long) blocks * BLOCK)
                .withFetchSize(FETCHED)
                .query(row -> {
                    block[0].append(row.getBytes("hash"), 0);
                    if (block[0].size() == BLOCK) {
                        full.add(block[0].root());
                        block[0] = new CompactRange();
                    }
                });
    }

    private List<Hash> hashes(long from, long to) {
        return client
                .sql("select hash from audit_leaf where index >= ? and index < ? order by index")
                .params(from, to)
                .query(byte[].class)
                .list()
                .stream()
                .map(Hash::of)
                .toList();
    }
}
