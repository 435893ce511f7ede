/// The pages and the API of policies, enquiries, standing searches and the examiners' queue.
@NullMarked
package org.stillmatch.server.enquiries;

import org.jspecify.annotations.NullMarked;
