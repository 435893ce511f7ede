package org.stillmatch.server.service;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.stillmatch.audit.sign.SigningKeys;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.custody.CaseworkKeys;
import org.stillmatch.casework.custody.DataDirectory;
import org.stillmatch.casework.custody.DataDirectoryException;
import org.stillmatch.casework.custody.Safe;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.repack.PackShelf;
import org.stillmatch.casework.repack.Settling;
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

    /// The pack that the service was started with: the one that is named, or that the data directory names, or the
    /// default one.
    ///
    /// @param folder where it is, empty for the default one
    record Started(Pack pack, Optional<Path> folder) {}

    @Bean
    Started started(ServiceSettings settings) throws PackException, DataDirectoryException, IOException {
        Optional<Path> named = settings.pack().map(Path::toAbsolutePath).map(Path::normalize);
        Optional<DataDirectory> there = CaseworkDirectory.look(settings.data());
        return named.isEmpty() && there.isPresent()
                ? new Started(Packs.of(there.get()), there.get().packFolder())
                : new Started(Packs.named(named), named);
    }

    /// Held before the database is touched, so that a second service leaves the first one's alone.
    @Bean(destroyMethod = "close")
    CaseworkDirectory directory(Safe safe, ServiceSettings settings, Started started, Clock clock)
            throws DataDirectoryException, IOException {
        return CaseworkDirectory.open(safe, settings.data(), started.pack(), started.folder(), clock.instant());
    }

    /// @param set the setting stillmatch.packs; unless set, the folder 'packs' in the data directory
    @Bean
    PackShelf packShelf(@Value("${stillmatch.packs:}") String set, CaseworkDirectory directory) {
        return new PackFolders(set.isBlank() ? directory.directory().resolve("packs") : Path.of(set));
    }

    /// The work for later, which asks for its networks, ends before they are closed.
    @Bean(destroyMethod = "close")
    PackInService packInService(Started started, Settling settling, ConfigurableBeanFactory beans) throws IOException {
        beans.registerDependentBean("packInService", "tasks");
        return new PackInService(settling.inService(started.pack()));
    }

    /// The one that is in service whenever it is asked for.
    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Pack pack(PackInService packs) {
        return packs.pack();
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

    /// The networks of the pack that is in service whenever they are asked for.
    @Bean(destroyMethod = "")
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Faces faces(PackInService packs) {
        return packs.faces();
    }
}
