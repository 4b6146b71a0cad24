console.log("tidings");
