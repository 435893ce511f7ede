package org.stillmatch.server.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The first page after signing in.
@RestController
final class Home {
    /// @param links to what the account may do
    @Page("home")
    public record Start(String name, List<Navigation.Link> links) {}

    @GetMapping("/")
    @Roles(signedIn = true)
    Start home() {
        return new Start(Asker.current().map(Asker::name).orElse(""), Navigation.of(Asker.current()));
    }
}
