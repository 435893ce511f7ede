package org.stillmatch.server;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/// To Spring Modulith every step of the way is a module, whichever part of the build it is in. The front door of a
/// part of the build, whose package holds those of its steps, is none.
public final class StepsAreModules implements ApplicationModuleDetectionStrategy {
    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage base) {
        List<JavaPackage> all =
                base.getSubPackagesAnnotatedWith(NullMarked.class).toList();
        return all.stream().filter(one -> all.stream().noneMatch(other -> isWithin(one, other)));
    }

    private static boolean isWithin(JavaPackage outer, JavaPackage inner) {
        return inner.getName().startsWith(outer.getName() + ".");
    }
}
