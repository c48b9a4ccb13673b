/** The collaborators of a session, each tried alone with tables, and the session against rude peers. */
@NullMarked
package org.starling.engine.session;

import org.jspecify.annotations.NullMarked;
