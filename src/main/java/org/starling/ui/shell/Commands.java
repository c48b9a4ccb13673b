package org.starling.ui.shell;

/** What the window as a whole can do; the tool bar, the keys and the menus share it. */
interface Commands {

    void addFiles();

    void addLink();

    void create();

    void settings();

    void shortcuts();

    /** Shows another place of the window. */
    void open(Place place);

    void findTyped();

    void filterHelp();

    void showDetails(boolean shown);

    void quit();
}
