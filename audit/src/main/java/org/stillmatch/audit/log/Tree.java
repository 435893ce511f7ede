package org.stillmatch.audit.log;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.merkle.CompactRange;
import org.stillmatch.audit.merkle.Hash;

/// The tree over the log as this process has seen it, which follows what any process appends.
final class Tree {
    private static final int FETCHED = 10_000;

    private final JdbcClient client;
    private CompactRange range;

    /// @param state where it goes on from
    Tree(JdbcClient client, CompactRange state) {
        this.client = client;
        this.range = state;
    }

    /// Takes in what was appended since. Within a transaction, as rows come by and by.
    ///
    /// @throws IllegalStateException if a place is empty
    void follow() {
        // A copy first: a transaction that fails leaves the tree as it was.
        CompactRange grown = CompactRange.of(range.state());
        client.sql("select index, hash from audit_leaf where index >= ? order by index")
                .param(range.size())
                .withFetchSize(FETCHED)
                .query(row -> {
                    if (row.getLong("index") != grown.size()) {
                        throw new IllegalStateException("Entry " + grown.size()
                                + " of the audit log is gone: export it and verify it against a checkpoint");
                    }
                    grown.append(row.getBytes("hash"), 0);
                });
        range = grown;
    }

    long size() {
        return range.size();
    }

    Hash root() {
        return range.root();
    }

    byte[] state() {
        return range.state();
    }
}
