package org.stillmatch.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.stillmatch.server.enquiries.DemonstrationEvaluation;
import org.stillmatch.server.people.FirstAdministrator;
import org.stillmatch.server.service.Service;
import org.stillmatch.server.service.ServiceSettings;
import org.stillmatch.server.service.ServiceSettings.Remote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the service until it is stopped.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the service: the portal for retailers, the pages for the police, and the API.",
        footer = {
            "Without --database a PostgreSQL is started beside the service, on the loopback address.",
            "The user and password of another are read from STILLMATCH_DB_USER and STILLMATCH_DB_PASSWORD."
        })
final class ServeCommand implements Callable<Integer> {
    private final Clock clock;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory; made if need be.")
    private Path data = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on, 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(names = "--database", paramLabel = "URL", description = "A PostgreSQL, as JDBC writes it.")
    private @Nullable String database;

    @Option(names = "--pack", paramLabel = "DIR", description = "A model pack instead of the default one.")
    private @Nullable Path pack;

    @Option(
            names = "--demo-evaluation",
            description = "For a demonstration: lets what the model pack says of itself stand in for an evaluation of"
                    + " this gallery. Nobody has then measured how often its searches are wrong.")
    private boolean demonstration;

    @Mixin
    private KeysOption keys = new KeysOption();

    ServeCommand(Clock clock, Map<String, String> environment) {
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Remote> remote = Optional.ofNullable(database)
                .map(url -> new Remote(
                        url,
                        environment.getOrDefault("STILLMATCH_DB_USER", "stillmatch"),
                        environment.getOrDefault("STILLMATCH_DB_PASSWORD", "")));
        ServiceSettings settings =
                new ServiceSettings(data, keys.folder(), host, port, remote, Optional.ofNullable(pack));
        try (Service service = Service.start(settings, clock)) {
            if (demonstration) {
                service.context().getBean(DemonstrationEvaluation.class).provide();
            }
            spec.commandLine().getOut().println("Stillmatch is at http://" + host + ":" + service.port() + "/");
            service.context()
                    .getBean(FirstAdministrator.class)
                    .link()
                    .ifPresent(path -> spec.commandLine()
                            .getOut()
                            .println("There is no administrator yet. Within an hour, open this link, once:\n  http://"
                                    + host + ":" + service.port() + path));
            spec.commandLine().getOut().flush();
            // The service has threads of its own; a signal ends the program.
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }
}
