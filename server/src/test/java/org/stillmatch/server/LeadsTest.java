package org.stillmatch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The counting that accuracy is judged with, on a table small enough to count by hand.
class LeadsTest {
    private static final String TABLE = """
            probe,subject,face,rank,candidate,image,score,raw,decision,reason
            1,a,1,1,a,i,0.9,0,,
            1,a,1,2,b,i,0.4,0,,
            2,a,1,1,b,i,0.6,0,,
            2,a,1,2,a,i,0.5,0,,
            3,b,,0,,,,,not searchable,it is too small
            3,b,1,1,b,i,0.5,0,not searchable,
            3,b,1,2,a,i,0.3,0,not searchable,
            4,b,,0,,,,,not searchable,no face was found
            """;

    @TempDir
    Path folder;

    @Test
    void countsFirstPlacesFacesAndLeads() throws Exception {
        Leads leads = Leads.read(Files.writeString(folder.resolve("candidates.csv"), TABLE));
        assertEquals(4, leads.probes());
        assertEquals(2, leads.firstByForce());
        assertEquals(2, leads.searchable());
        assertEquals(1, leads.searchableFirst());
        assertEquals(1, leads.withoutFace());
        // Non-mated scores are .6, .4, .3 and none: no error allowed, then one, then two.
        assertEquals(new Leads.Count(Math.nextUp(0.6), 1, 0), leads.at(0.2));
        assertEquals(new Leads.Count(Math.nextUp(0.4), 2, 1), leads.at(0.25));
        assertEquals(new Leads.Count(Math.nextUp(0.3), 2, 1), leads.at(0.5));
    }
}
