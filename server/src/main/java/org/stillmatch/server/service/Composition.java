package org.stillmatch.server.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.audit.database.Database;
import org.stillmatch.casework.custody.CaseworkDirectory;

/// Puts the service together out of what is found in the packages of the modules.
@SpringBootApplication(
        scanBasePackages = {
            "org.stillmatch.audit",
            "org.stillmatch.intake",
            "org.stillmatch.casework",
            "org.stillmatch.server"
        },
        // Steps name their stores in their own words, so two of them may use the same one.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        proxyBeanMethods = false)
class Composition {
    private static final int CONNECTIONS = 24;
    private static final int UUID_VERSION_BITS = 0x7000;
    private static final long UUID_VARIANT_BITS = 0x8000_0000_0000_0000L;
    private static final int TIME_SHIFT = 16;

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    /// As UUID version 7: the time in milliseconds, then chance.
    @Bean
    Ids ids(Clock clock, SecureRandom random) {
        return () -> {
            byte[] chance = new byte[10];
            random.nextBytes(chance);
            ByteBuffer bits = ByteBuffer.wrap(chance);
            long high = clock.millis() << TIME_SHIFT | UUID_VERSION_BITS | bits.getShort() & 0xfff;
            return new UUID(high, bits.getLong() >>> 2 | UUID_VARIANT_BITS);
        };
    }

    @Bean(destroyMethod = "close")
    Database database(ServiceSettings settings, CaseworkDirectory held) throws IOException {
        if (settings.database().isPresent()) {
            ServiceSettings.Remote remote = settings.database().get();
            return Database.at(remote.url(), remote.user(), remote.password(), CONNECTIONS);
        }
        return Database.embedded(held.directory().resolve("database"), CONNECTIONS);
    }

    @Bean
    DataSource dataSource(Database database) {
        return database.source();
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    DatabaseTasks tasks(DataSource source, List<Tasks.Task> known, Clock clock) {
        return new DatabaseTasks(source, known, clock);
    }
}
