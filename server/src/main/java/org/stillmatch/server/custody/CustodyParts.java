package org.stillmatch.server.custody;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.casework.imports.ImportFolder;
import org.stillmatch.casework.imports.Portraits;
import org.stillmatch.casework.nist.SubjectFields;
import org.stillmatch.casework.nist.SubjectFields.Says;
import org.stillmatch.casework.register.Pictures;
import org.stillmatch.casework.register.Portrait;
import org.stillmatch.face.Faces;

/// What imports need of the machine and of the settings.
@Configuration(proxyBeanMethods = false)
class CustodyParts {
    @Bean
    Pictures pictures(CaseworkDirectory directory) {
        return new Pictures(directory);
    }

    /// The networks are read when the first picture comes.
    @Bean
    Portraits portraits(ObjectProvider<Faces> faces) {
        return file -> Portrait.take(file, faces.getObject());
    }

    /// @param set the setting stillmatch.import-folder; unless set, the folder 'incoming' in the data directory
    @Bean
    ImportFolder importFolder(@Value("${stillmatch.import-folder:}") String set, CaseworkDirectory directory) {
        return new ImportFolder(set.isBlank() ? directory.directory().resolve("incoming") : Path.of(set));
    }

    /// @param set the setting stillmatch.nist-fields: numbers of Type-2, such as
    ///     'subject=15,basis=801,review_on=802'
    @Bean
    SubjectFields nistFields(@Value("${stillmatch.nist-fields:}") String set) {
        Map<Says, Integer> fields = new EnumMap<>(Says.class);
        for (String part : set.split(",", -1)) {
            String[] pair = part.strip().split("=", -1);
            if (pair.length == 2) {
                fields.put(Says.valueOf(pair[0].strip().toUpperCase(Locale.ROOT)), Integer.valueOf(pair[1].strip()));
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException("stillmatch.nist-fields is a list such as subject=15,born_on=22");
            }
        }
        return SubjectFields.EBTS.with(fields);
    }
}
