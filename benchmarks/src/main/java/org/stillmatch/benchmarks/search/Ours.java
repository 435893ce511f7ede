package org.stillmatch.benchmarks.search;

import java.util.ArrayList;
import java.util.List;
import org.stillmatch.benchmarks.Lap;
import org.stillmatch.search.Found;
import org.stillmatch.search.Gallery;
import org.stillmatch.search.Request;
import org.stillmatch.search.Search;
import org.stillmatch.search.product.Products;
import org.stillmatch.template.Template;

/// The search of this project on a number of threads.
final class Ours {
    private final Search search;

    private Ours(Search search) {
        this.search = search;
    }

    Ours(Gallery gallery, int threads) {
        this(Search.exact(gallery, threads));
    }

    /// The same with batches multiplied in Java, whatever native library there is.
    static Ours inJava(Gallery gallery, int threads) {
        return new Ours(Search.exact(gallery, threads, Products.inJava()));
    }

    /// What computes a batch.
    String kernel(List<Template> probes) {
        return all(requests(probes, 1)).getFirst().certificate().kernel();
    }

    Found one(Request request) {
        return search.find(request);
    }

    List<Found> all(List<Request> requests) {
        return requests.size() == 1 ? List.of(search.find(requests.getFirst())) : search.findAll(requests);
    }

    /// Searches for each probe by itself, one after another.
    Lap singly(List<Template> probes, int most) {
        return Lap.of(() -> {
            for (Template probe : probes) {
                one(Request.of(probe, most));
            }
        });
    }

    /// Searches for all probes together.
    Lap together(List<Template> probes, int most) {
        List<Request> requests = requests(probes, most);
        return Lap.of(() -> all(requests));
    }

    private static List<Request> requests(List<Template> probes, int most) {
        List<Request> requests = new ArrayList<>();
        probes.forEach(probe -> requests.add(Request.of(probe, most)));
        return requests;
    }
}
