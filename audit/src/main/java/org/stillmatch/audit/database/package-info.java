/// The PostgreSQL that holds the record: started beside the service or given, and asked whether it keeps what it says.
@NullMarked
package org.stillmatch.audit.database;

import org.jspecify.annotations.NullMarked;
