package org.stillmatch.casework.repack;

import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A process that builds the gallery of a new pack and switches to it, until it dies.
final class KilledRepack {
    static final String ONLY_BUILDS = "none";

    private KilledRepack() {}

    /// @param args folder, address of the database, seed, and the step at which it kills itself, or of how many
    ///     templates the database knows by then, or that it only builds
    public static void main(String[] args) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(args[1]);
        source.setUser("postgres");
        JdbcClient database = JdbcClient.create(source);
        RepackBench bench = new RepackBench(
                Path.of(args[0]),
                database,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                Long.parseLong(args[2]),
                step -> {
                    if (step.equals(args[3])) {
                        die();
                    }
                });
        if (bench.rows.underWay().isEmpty()) {
            bench.repacks.start(RepackBench.MANAGER, SecondPack.NAME);
        }
        if (args[3].matches("\\d+")) {
            Thread.ofPlatform().daemon(true).start(() -> dieAt(database, Integer.parseInt(args[3])));
        }
        System.out.println("building");
        bench.work();
        if (args[3].equals(ONLY_BUILDS)) {
            System.exit(0);
        }
        bench.repacks.switchTo(
                RepackBench.OWNER, bench.rows.underWay().orElseThrow().id(), 0);
    }

    private static void dieAt(JdbcClient database, int templates) {
        while (database.sql("select coalesce(max(templates), 0) from repack")
                        .query(Integer.class)
                        .single()
                < templates) {
            Thread.onSpinWait();
        }
        die();
    }

    /// As kill -9: nothing is closed, flushed or rolled back.
    private static void die() {
        Runtime.getRuntime().halt(9);
    }
}
