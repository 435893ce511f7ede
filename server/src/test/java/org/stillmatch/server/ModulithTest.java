package org.stillmatch.server;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Every step of the way keeps what is its own to itself and is in no circle with another.
class ModulithTest {
    @Test
    void stepsDoNotReachIntoEachOther() {
        ApplicationModules.of(Program.NAME, new ImportOption.DoNotIncludeTests())
                .verify();
    }
}
