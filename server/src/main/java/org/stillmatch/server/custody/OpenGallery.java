package org.stillmatch.server.custody;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.live.Register;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Intents;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Reconciliations;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.casework.repack.Reembedding;
import org.stillmatch.casework.request.CustodyInService;
import org.stillmatch.casework.request.LiveGallery;

/// The custody gallery, open as long as the service runs.
@Configuration(proxyBeanMethods = false)
class OpenGallery {
    @Bean
    Register followed(
            CaseworkDirectory directory,
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            Clock clock,
            Ids ids,
            Intents intents,
            Subjects subjects,
            Pictures pictures,
            Reconciliations reconciliations) {
        return new Register(
                directory, database, transactions, acts, clock, ids, intents, subjects, pictures, reconciliations);
    }

    @Bean(destroyMethod = "close")
    LiveCustody liveCustody(Register followed, PackInService packs, Pictures pictures) throws IOException {
        Reembedding anew = new Reembedding(pictures);
        return LiveCustody.open(followed, Optional.empty(), (subject, image) -> {
            try {
                return Optional.of(anew.template(subject, image, packs.faces()));
            } catch (Refusal e) {
                // The register counts it among the images that are wanted.
                return Optional.empty();
            }
        });
    }

    @Bean
    LiveGallery liveGallery(LiveCustody custody, Subjects subjects, Images images, PackInService packs, Clock clock) {
        return new CustodyInService(custody, subjects, images, packs, clock);
    }
}
