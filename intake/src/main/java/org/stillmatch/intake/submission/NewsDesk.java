package org.stillmatch.intake.submission;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Passes news of submissions on to the later steps that want to hear it, if there are any.
@Component
public final class NewsDesk {
    private final Iterable<SubmissionNews> listeners;

    /// Looks for the listeners when there is news, as they come to be after those who tell.
    @Autowired
    NewsDesk(ObjectProvider<SubmissionNews> listeners) {
        this.listeners = () -> listeners.orderedStream().iterator();
    }

    NewsDesk(SubmissionNews... listeners) {
        this.listeners = () -> Stream.of(listeners).iterator();
    }

    /// With these listeners alone, for tests.
    public static NewsDesk of(SubmissionNews... listeners) {
        return new NewsDesk(listeners);
    }

    void tell(Consumer<SubmissionNews> what) {
        listeners.forEach(what);
    }
}
