package org.stillmatch.casework.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.casework.custody.CaseworkDirectories;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.register.Registers;

/// A register and a live gallery that follows it, opened and closed together.
final class Lives implements AutoCloseable {
    final CaseworkDirectory directory;
    final Registers register;
    final LiveCustody live;

    /// @param seed a number of its own for each opening, from which ids follow
    Lives(Path folder, JdbcClient database, TransactionTemplate transactions, long seed, Consumer<String> reached)
            throws IOException {
        directory = CaseworkDirectories.in(folder);
        register = new Registers(directory, database, transactions, seed);
        AtomicLong number = new AtomicLong(1L << 40);
        live = LiveCustody.open(
                new Register(
                        directory,
                        database,
                        transactions,
                        register.log,
                        Registers.CLOCK,
                        () -> new UUID(seed, number.incrementAndGet()),
                        register.intents,
                        register.subjects,
                        register.pictures,
                        register.reconciliations),
                Optional.empty(),
                Anew.NONE,
                reached);
    }

    Lives(Path folder, JdbcClient database, TransactionTemplate transactions, long seed) throws IOException {
        this(folder, database, transactions, seed, step -> {});
    }

    @Override
    public void close() throws IOException {
        live.close();
        directory.close();
    }
}
