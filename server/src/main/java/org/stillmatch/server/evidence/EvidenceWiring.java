package org.stillmatch.server.evidence;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Keys;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.disk.Disk;
import org.stillmatch.disk.Folders;
import org.stillmatch.face.Faces;
import org.stillmatch.intake.original.ClamAv;
import org.stillmatch.intake.original.ClearingUp;
import org.stillmatch.intake.original.FileType;
import org.stillmatch.intake.original.FolderStore;
import org.stillmatch.intake.original.Originals;
import org.stillmatch.intake.original.Quarantine;
import org.stillmatch.intake.original.S3Store;
import org.stillmatch.intake.original.Store;
import org.stillmatch.intake.original.VirusCheck;
import org.stillmatch.intake.still.Examining;
import org.stillmatch.intake.still.SentFiles;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.intake.still.Withdrawn;
import org.stillmatch.intake.submission.Outcomes;
import org.stillmatch.intake.submission.Submissions;
import org.stillmatch.intake.upload.Assigning;
import org.stillmatch.intake.upload.Clearing;
import org.stillmatch.intake.upload.TakingIn;
import org.stillmatch.intake.upload.Uploads;

/// Puts together what takes files in.
@Configuration(proxyBeanMethods = false)
class EvidenceWiring {
    /// A clip of two gigabytes takes ClamAV about this long on a slow machine.
    private static final Duration SCANNING = Duration.ofMinutes(10);

    /// Fields and edges of a form beside its file.
    private static final long FORM = 1 << 20;

    @Bean
    Quarantine quarantine(Disk disk, CaseworkDirectory held) {
        return new Quarantine(disk, held.directory().resolve("quarantine"));
    }

    /// Files of forms are parsed within the data directory, as they are evidence already.
    @Bean
    MultipartConfigElement forms(Disk disk, CaseworkDirectory held) throws IOException {
        Path folder = held.directory().resolve("quarantine").resolve("forms").toAbsolutePath();
        Folders.make(disk, folder);
        long most = FileType.Kind.CLIP.most();
        return new MultipartConfigElement(folder.toString(), most, most + FORM, 0);
    }

    @Bean
    Store store(Disk disk, CaseworkDirectory held, Environment settings) {
        return EvidenceSettings.of(settings)
                .bucket()
                .<Store>map(S3Store::at)
                .orElseGet(() -> new FolderStore(disk, held.directory().resolve("originals")));
    }

    @Bean
    VirusCheck viruses(Environment settings) {
        return EvidenceSettings.of(settings)
                .clamav()
                .<VirusCheck>map(socket -> new ClamAv(socket, SCANNING))
                .orElse(VirusCheck.NONE);
    }

    // Tasks know what does them, which needs originals: so they are asked for when they are first used.
    @Bean
    Originals originals(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            @Lazy Tasks tasks,
            Keys keys,
            Store store,
            Quarantine quarantine,
            VirusCheck viruses,
            Ids ids,
            SecureRandom random,
            Clock clock) {
        return new Originals(client, transactions, acts, tasks, keys, store, quarantine, viruses, ids, random, clock);
    }

    @Bean
    ClearingUp clearingUp(ObjectProvider<Originals> originals) {
        return new ClearingUp(originals);
    }

    @Bean
    Stills stills(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            Clock clock,
            Originals originals,
            ObjectProvider<Faces> faces,
            Outcomes outcomes) {
        return new Stills(client, transactions, acts, clock, originals, faces::getObject, outcomes::betterImageNeeded);
    }

    @Bean
    SentFiles sentFiles(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            @Lazy Tasks tasks,
            Clock clock,
            Originals originals,
            Submissions submissions) {
        return new SentFiles(client, transactions, acts, tasks, clock, originals, submissions);
    }

    @Bean
    Examining examining(Stills stills) {
        return new Examining(stills);
    }

    @Bean
    Withdrawn withdrawn(SentFiles files) {
        return new Withdrawn(files);
    }

    @Bean
    Uploads uploads(
            JdbcClient client,
            TransactionTemplate transactions,
            Acts acts,
            @Lazy Tasks tasks,
            Clock clock,
            Ids ids,
            Keys keys,
            Quarantine quarantine,
            Originals originals) {
        return new Uploads(client, transactions, acts, tasks, clock, ids, keys, quarantine, originals);
    }

    @Bean
    TakingIn takingIn(JdbcClient client, TransactionTemplate transactions, Quarantine quarantine, Originals originals) {
        return new TakingIn(client, transactions, quarantine, originals);
    }

    @Bean
    Clearing clearing(
            JdbcClient client,
            TransactionTemplate transactions,
            Clock clock,
            Keys keys,
            Quarantine quarantine,
            Originals originals,
            SentFiles files) {
        return new Clearing(client, transactions, clock, keys, quarantine, originals, files);
    }

    @Bean
    Assigning assigning(
            JdbcClient client, TransactionTemplate transactions, Acts acts, Originals originals, SentFiles files) {
        return new Assigning(client, transactions, acts, originals, files);
    }
}
