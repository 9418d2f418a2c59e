@echo off
rem Starts Longview with the Java of JAVA_HOME, or else the one on the path.
rem LONGVIEW_OPTS holds further options for Java, such as -Xmx8g.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem ALL-SYSTEM adds the module for vectors where Java has it and does not abort where it is missing.
rem JavaFX loads native libraries, of which newer versions of Java warn unless it is allowed to.
"%java%" --add-modules=ALL-SYSTEM --enable-native-access=ALL-UNNAMED %LONGVIEW_OPTS% -cp "%~dp0..\lib\*" org.longview.Main %*
exit /b %ERRORLEVEL%
