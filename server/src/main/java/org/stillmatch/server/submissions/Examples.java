package org.stillmatch.server.submissions;

/// What the description of the API shows.
final class Examples {
    static final String SUBMISSION = """
            {
              "externalReference": "INC-10442",
              "purpose": "identify suspects of retail crime",
              "offenceClass": "shop-theft",
              "store": {"name": "High Street", "number": "012", "postcodeArea": "SW1A"},
              "from": "2026-03-01T14:05:00Z",
              "to": "2026-03-01T14:11:00Z",
              "clock": {"offsetSeconds": -90, "measured": "speaking clock on the day"},
              "goods": [{"item": "Whisky 70 cl", "quantity": 3, "valuePence": 9000, "serial": "L-20260112"}],
              "lossPence": 9000,
              "violence": "none",
              "abuse": false,
              "weapon": false,
              "staff": "JB, security guard",
              "happened": "He put three bottles into a bag and left without paying.",
              "takenBy": "AS"
            }""";

    static final String ACCEPTANCE = """
            {"crimeNumber": "CRN/123456/26", "lawfulSource": true}""";

    static final String CHARGE = """
            {"name": "Joan Doe", "court": "City Magistrates' Court", "on": "2026-04-01"}""";

    static final String IMPORT = """
            {
              "csv": "Ref,Store,Date,Level\\nA-1,High Street,01/03/2026 14:05,Physical\\n",
              "mapping": {
                "columns": {"externalReference": "Ref", "store.name": "Store", "from": "Date", "violence": "Level"},
                "constants": {"purpose": "identify suspects of retail crime", "offenceClass": "shop-theft"},
                "values": {"violence": {"Physical": "force"}},
                "dateFormat": "dd/MM/yyyy HH:mm"
              },
              "dryRun": true
            }""";

    private Examples() {}
}
