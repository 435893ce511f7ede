package org.stillmatch.server.service;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.casework.custody.DataDirectoryException;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.RealDisk;
import org.stillmatch.face.Faces;
import org.stillmatch.models.Pack;
import org.stillmatch.models.PackException;

/// What finds faces, and where what is sealed and its keys lie.
@Configuration(proxyBeanMethods = false)
class Engine {
    @Bean
    Disk disk() {
        return new RealDisk();
    }

    @Bean
    Safe safe(Disk disk, ServiceSettings settings, SecureRandom random) {
        return new Safe(disk, settings.keys(), random);
    }

    @Bean
    Pack pack(ServiceSettings settings) throws PackException {
        return Packs.named(settings.pack());
    }

    /// Held before the database is touched, so that a second service leaves the first one's alone.
    @Bean(destroyMethod = "close")
    CaseworkDirectory directory(Safe safe, ServiceSettings settings, Pack pack, Clock clock)
            throws DataDirectoryException, IOException {
        return CaseworkDirectory.open(safe, settings.data(), pack, settings.pack(), clock.instant());
    }

    @Bean(destroyMethod = "")
    CaseworkKeys keys(CaseworkDirectory directory) {
        return directory.keys();
    }

    /// What signs receipts and the audit log's checkpoints.
    @Bean
    SigningKeys signing(Safe safe, CaseworkDirectory held, Clock clock) throws IOException {
        return SigningKeys.areIn(safe.disk(), safe.signing())
                ? SigningKeys.open(safe.disk(), safe.signing())
                : SigningKeys.create(safe.disk(), safe.signing(), safe.random(), clock.instant());
    }

    /// The networks, read once and when they are first asked for, since a service that sends pages needs none. The
    /// work for later, which asks for them, ends before they are closed.
    @Bean(destroyMethod = "close")
    @Lazy
    Faces faces(Pack pack, ConfigurableBeanFactory beans) throws Exception {
        beans.registerDependentBean("faces", "tasks");
        return new Faces(pack);
    }
}
