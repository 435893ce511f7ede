package org.stillmatch.server;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// Every class that the server can see, which is all but the benchmarks.
final class Program {
    static final String NAME = "org.stillmatch";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(NAME);

    private Program() {}

    /// The name below `org.stillmatch`: `face.align` of `org.stillmatch.face.align`.
    static String step(String packageName) {
        return packageName.substring(NAME.length() + 1);
    }

    /// The first part of that: `face`.
    static String module(String packageName) {
        return step(packageName).split("\\.", 2)[0];
    }
}
