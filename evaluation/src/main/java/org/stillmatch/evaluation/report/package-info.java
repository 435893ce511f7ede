/// The findings for machines (report.json) and for people (report.html).
@NullMarked
package org.stillmatch.evaluation.report;

import org.jspecify.annotations.NullMarked;
