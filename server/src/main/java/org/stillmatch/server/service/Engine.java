package org.stillmatch.server.service;

import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
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

    /// The networks, read once and when they are first asked for, since a service that sends pages needs none.
    @Bean(destroyMethod = "close")
    @Lazy
    Faces faces(Pack pack) throws Exception {
        return new Faces(pack);
    }
}
