package org.stillmatch.audit.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.disk.RealDisk;

/// A process that writes acts and sequences them until it is killed. It prints each act's number once it is committed.
final class KilledWriter {
    private KilledWriter() {}

    /// @param arguments the database, the folder of signing keys, and the first number
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(6);
        try (HikariDataSource source = new HikariDataSource(config)) {
            JdbcClient client = JdbcClient.create(source);
            TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
            SigningKeys keys = SigningKeys.open(new RealDisk(), Path.of(arguments[1]));
            Bell bell = new Bell();
            RecordedActs acts = new RecordedActs(
                    client, new HeldKeys(), UUID::randomUUID, LogBench.CLOCK, new SecureRandom(), bell);
            new Sequencer(client, transactions, new Keeper(client, new Checkpoints(client), keys, LogBench.CLOCK), bell)
                    .start();
            int first = Integer.parseInt(arguments[2]);
            Thread[] writers = new Thread[3];
            for (int w = 0; w < writers.length; w++) {
                int from = first + w * 100_000;
                writers[w] = new Thread(() -> {
                    for (int i = from; ; i++) {
                        int number = i;
                        transactions.executeWithoutResult(status -> acts.record(LogBench.accepted(number)));
                        print(number);
                    }
                });
                writers[w].start();
            }
            writers[0].join();
        }
    }

    private static void print(int number) {
        byte[] line = ("s" + number + "\n").getBytes(StandardCharsets.US_ASCII);
        synchronized (KilledWriter.class) {
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
    }
}
