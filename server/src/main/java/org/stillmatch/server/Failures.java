package org.stillmatch.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.web.server.PortInUseException;
import org.stillmatch.audit.sign.SigningException;
import org.stillmatch.casework.custody.DataDirectoryException;
import org.stillmatch.casework.custody.DataDirectoryException.Why;
import org.stillmatch.casework.custody.ManifestException;
import org.stillmatch.casework.gallery.GalleryException;
import org.stillmatch.casework.keys.DamagedRingException;
import org.stillmatch.casework.keys.KeyRingException;
import org.stillmatch.evaluation.run.ListException;
import org.stillmatch.face.net.NetworkException;
import org.stillmatch.models.PackException;
import org.stillmatch.template.TemplateFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What people are told when a command does not end well: a sentence or two, and where in the program only on request.
final class Failures implements IExecutionExceptionHandler {
    private final BooleanSupplier debug;

    Failures(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        Exception failure = within(thrown);
        PrintWriter err = command.getErr();
        err.println("stillmatch: " + sentence(failure));
        if (debug.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return isUsage(failure) ? ExitCode.USAGE : ExitCode.FAILED;
    }

    /// What went wrong while the service was put together, out of what Spring tells around it.
    private static Exception within(Exception failure) {
        Exception inner = failure;
        while (inner instanceof BeansException && inner.getCause() instanceof Exception cause) {
            inner = cause;
        }
        return inner;
    }

    private static boolean isUsage(Exception failure) {
        return failure instanceof ManifestException
                || failure instanceof ListException
                || failure instanceof DataDirectoryException e && e.why() != Why.IN_USE && e.why() != Why.DAMAGED;
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case ManifestException e -> stop(e.getMessage());
            case ListException e -> stop(e.getMessage());
            case DataDirectoryException e -> stop(e.getMessage());
            case PackException e -> stop(e.getMessage());
            case NetworkException e -> stop(e.getMessage());
            case TemplateFileException e -> stop(e.getMessage());
            case SigningException e -> stop(e.getMessage());
            case GalleryException e -> stop(e.getMessage());
            case KeyRingException e -> stop(e.getMessage());
            case DamagedRingException e -> stop(e.getMessage());
            case PortInUseException e ->
                "Another program listens on port " + e.getPort() + ": stop it, or name another with --port.";
            case NoSuchFileException e -> e.getFile() + " is not there.";
            case AccessDeniedException e -> e.getFile() + " may not be read or written: see who may.";
            case NotDirectoryException e -> e.getFile() + " is no folder.";
            case FileSystemException e -> e.getFile() + ": " + e.getReason() + ".";
            case IOException e -> "Reading or writing failed: " + e.getMessage() + ".";
            case InterruptedException e -> "Interrupted. What was done stays; run it again to go on.";
            default ->
                "This is a fault of the program (" + failure
                        + "). Run it again with --debug and report what it prints.";
        };
    }

    private static String stop(@Nullable String message) {
        String text = String.valueOf(message);
        return text.endsWith(".") ? text : text + ".";
    }

    /// Tells what is wrong with the arguments.
    static int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("stillmatch: " + stop(wrong.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("'" + command.getCommandSpec().qualifiedName() + " --help' says how it is used.");
        }
        return ExitCode.USAGE;
    }
}
